"""The least that PySide6 can show: what the program's own first window is measured against."""

import sys

from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

application = QApplication(sys.argv)
window = QMainWindow()
window.setWindowTitle("Bare")
window.setCentralWidget(QLabel("Bare"))
window.resize(1000, 600)
window.show()
sys.exit(application.exec())
