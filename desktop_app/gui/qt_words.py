"""The words that Qt itself shows: menus of a line one types in, dialogs for files and printing."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator


def use(language: str) -> None:
    """Qt's words in the language of the interface, from the catalogues that come with it."""
    application = QCoreApplication.instance()
    assert application is not None
    for old in application.findChildren(QTranslator):
        application.removeTranslator(old)
        old.deleteLater()
    catalogue = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if catalogue.load(f"qtbase_{language}", folder):
        application.installTranslator(catalogue)
