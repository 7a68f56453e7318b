"""What the palette can't say: edges, rings around what has the focus, room inside, as one sheet.

Every button, field, list and tab has its ring from here, as the style's own can hardly be seen.
"""

from desktop_app import paths
from desktop_app.gui.colours import Colours


def sheet(c: Colours, scale: float) -> str:
    """For `QApplication`; ``scale`` is how large letters are, 1 as at first."""
    small, heading, title = (f"{size * scale:.1f}pt" for size in (9.5, 11, 16))
    on_dark = "-on-dark" if c.is_dark else ""
    down, up, check = (
        paths.resource("icons", f"{name}.svg").as_posix()
        for name in (f"chevron-down{on_dark}", f"chevron-up{on_dark}", "check-on-fill")
    )
    box = round(14 * scale)
    return f"""
QAbstractItemView, QMenu, QMenuBar, QMessageBox, QStatusBar, QToolTip {{
    font-family: "Noto Sans"; font-size: {small};
}}
QWidget#sidebar {{ background: {c.side}; border-right: 1px solid {c.line}; }}
QPushButton {{
    icon-size: 18px; background: {c.button}; color: {c.ink}; border: 1px solid {c.line};
    border-radius: 4px; padding: 4px 10px;
}}
QPushButton:hover {{ background: {c.hover}; }}
QPushButton:pressed, QPushButton:checked {{ background: {c.chosen}; border-color: {c.edge}; }}
QPushButton:disabled {{ color: {c.faint}; }}
QPushButton:flat {{ background: transparent; border-color: transparent; }}
QPushButton:focus {{ border: 2px solid {c.accent}; padding: 3px 9px; }}
QPushButton[nav="true"] {{
    icon-size: 20px; text-align: left; padding: 8px 13px; border: 1px solid transparent;
    border-radius: 6px; background: transparent;
}}
QPushButton[nav="true"]:hover {{ background: {c.hover}; }}
QPushButton[nav="true"]:checked {{ background: {c.chosen}; color: {c.accent}; font-weight: 600; }}
QPushButton[nav="true"]:focus {{ outline: none; border: 2px solid {c.accent}; padding: 7px 12px; }}
QPushButton[choice="true"] {{
    text-align: left; padding: 4px 8px; border: 1px solid transparent; border-radius: 5px;
    background: transparent;
}}
QPushButton[choice="true"]:hover {{ background: {c.hover}; }}
QPushButton[choice="true"]:checked {{ background: {c.chosen}; font-weight: 600; }}
QPushButton[choice="true"]:focus {{ border: 2px solid {c.accent}; padding: 3px 7px; }}
QPushButton[primary="true"] {{
    background: {c.fill}; color: white; border: 1px solid {c.fill}; border-radius: 5px;
    padding: 6px 15px; font-weight: 600;
}}
QPushButton[primary="true"]:hover {{ background: {c.fill_hover}; }}
QPushButton[primary="true"]:disabled {{ background: {c.fill_off}; border-color: {c.fill_off}; }}
QPushButton[primary="true"]:focus {{ border: 3px solid {c.fill_ring}; padding: 4px 13px; }}
QPushButton[safe="true"]:focus {{ background: {c.base}; border: 2px solid {c.ink}; }}
QPushButton[language="true"] {{
    border: 1px solid transparent; background: transparent; padding: 3px 4px;
}}
QPushButton[language="true"]:checked {{
    background: {c.chosen}; color: {c.accent}; font-weight: 600;
}}
QPushButton[language="true"]:focus {{ border: 2px solid {c.accent}; padding: 2px 3px; }}
QCheckBox, QRadioButton {{ border: 2px solid transparent; border-radius: 4px; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {c.accent}; }}
QLabel[role="title"] {{ font-size: {title}; font-weight: 600; color: {c.ink}; }}
QLabel[role="heading"] {{ font-size: {heading}; font-weight: 600; color: {c.ink}; }}
QLabel[role="quiet"] {{ color: {c.quiet}; }}
QLabel[role="practice"] {{
    background: {c.warn_ground}; color: {c.warn}; font-weight: 600;
    border: 1px solid {c.warn_edge}; border-radius: 4px; padding: 3px 8px;
}}
QLabel[role="error"] {{ color: {c.bad}; }}
QLabel[role="warning"] {{ color: {c.warn}; }}
QLineEdit, QComboBox, QPlainTextEdit, QTextEdit {{
    background: {c.base}; color: {c.ink}; border: 1px solid {c.edge}; border-radius: 4px;
    padding: 4px 6px; selection-background-color: {c.fill}; selection-color: white;
    placeholder-text-color: {c.quiet};
}}
QPlainTextEdit, QTextEdit {{ padding: 3px 4px; }}
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled, QTextEdit:disabled {{
    background: {c.window}; color: {c.faint}; border-color: {c.line};
}}
QLineEdit:focus, QComboBox:focus {{ border: 2px solid {c.accent}; padding: 3px 5px; }}
QPlainTextEdit:focus, QTextEdit:focus {{ border: 2px solid {c.accent}; padding: 2px 3px; }}
QLineEdit[wrong="true"], QComboBox[wrong="true"], QPlainTextEdit[wrong="true"] {{
    border-color: {c.bad};
}}
QAbstractSpinBox QLineEdit, QComboBox QLineEdit, QAbstractItemView QLineEdit {{
    border: none; padding: 0 2px; background: transparent;
}}
QComboBox::drop-down {{ border: none; width: 22px; }}
QComboBox::down-arrow {{ width: 14px; height: 14px; image: url("{down}"); }}
QAbstractSpinBox {{
    background: {c.base}; color: {c.ink}; border: 1px solid {c.edge}; border-radius: 4px;
    padding: 3px 4px; selection-background-color: {c.fill}; selection-color: white;
}}
QAbstractSpinBox:focus {{ border: 2px solid {c.accent}; padding: 2px 3px; }}
QAbstractSpinBox:disabled {{ color: {c.faint}; border-color: {c.line}; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none; width: 18px; }}
QAbstractSpinBox::up-arrow {{ width: 11px; height: 11px; image: url("{up}"); }}
QAbstractSpinBox::down-arrow {{ width: 11px; height: 11px; image: url("{down}"); }}
QCheckBox::indicator, QListView::indicator, QTreeView::indicator, QTableView::indicator {{
    width: {box}px; height: {box}px; border: 1px solid {c.edge}; border-radius: 3px;
    background: {c.base};
}}
QCheckBox::indicator:checked, QListView::indicator:checked, QTreeView::indicator:checked,
QTableView::indicator:checked {{
    background: {c.fill}; border-color: {c.fill}; image: url("{check}");
}}
QCheckBox::indicator:indeterminate {{ background: {c.pale}; }}
QCheckBox::indicator:disabled {{ border-color: {c.line}; }}
QCheckBox::indicator:checked:disabled {{
    background: {c.fill_off}; border-color: {c.fill_off};
}}
QCheckBox:disabled, QRadioButton:disabled {{ color: {c.faint}; }}
QRadioButton::indicator {{
    width: {box}px; height: {box}px; border: 1px solid {c.edge};
    border-radius: {box // 2 + 1}px; background: {c.base};
}}
QRadioButton::indicator:checked {{
    border-color: {c.accent};
    background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
        stop: 0 {c.accent}, stop: 0.5 {c.accent}, stop: 0.6 {c.base}, stop: 1 {c.base});
}}
QRadioButton::indicator:disabled {{ border-color: {c.line}; }}
QFrame[role="card"] {{ background: {c.card}; border: 1px solid {c.line}; border-radius: 8px; }}
QFrame[banner="info"] {{
    background: {c.info_ground}; border: 1px solid {c.info_edge}; border-radius: 6px;
}}
QFrame[banner="good"] {{
    background: {c.good_ground}; border: 1px solid {c.good_edge}; border-radius: 6px;
}}
QFrame[banner="warn"] {{
    background: {c.warn_ground}; border: 1px solid {c.warn_edge}; border-radius: 6px;
}}
QFrame[banner="bad"] {{
    background: {c.bad_ground}; border: 1px solid {c.bad_edge}; border-radius: 6px;
}}
QScrollArea {{ border: 1px solid transparent; }}
QScrollArea[room="true"] {{ border: none; }}
QListView, QTreeView, QTableView {{ background: {c.base}; border: 1px solid {c.line}; }}
QScrollArea:focus, QListView:focus, QTreeView:focus, QTableView:focus {{
    border: 1px solid {c.accent};
}}
QTableView {{ gridline-color: {c.thin_line}; selection-background-color: {c.chosen};
    selection-color: {c.ink}; alternate-background-color: {c.stripe}; }}
QTableView::item {{ padding: 0 5px; }}
QHeaderView::section {{ background: {c.head}; color: {c.ink}; padding: 6px 8px; border: none;
    border-right: 1px solid {c.thin_line}; border-bottom: 1px solid {c.line}; font-weight: 600; }}
QTabBar::tab {{
    padding: 6px 10px; border: 2px solid transparent; border-bottom: 3px solid transparent;
    color: {c.ink};
}}
QTabBar::tab:hover {{ background: {c.hover}; }}
QTabBar::tab:selected {{ color: {c.accent}; border-bottom-color: {c.accent}; }}
QTabBar::tab:disabled {{ color: {c.faint}; }}
QTabBar::tab:focus {{ border-color: {c.accent}; border-radius: 3px; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {c.line}; }}
QToolTip {{ background: {c.card}; color: {c.ink}; border: 1px solid {c.edge}; }}
QFrame#tour {{ background: {c.card}; border: 2px solid {c.accent}; border-radius: 8px; }}
QFrame#tourRing {{ background: transparent; border: 3px solid {c.accent}; border-radius: 8px; }}
QToolButton[mark="true"] {{
    border: none; padding: 0; background: transparent; color: {c.accent}; font-weight: 600;
}}
QToolButton[mark="true"]:hover {{ background: {c.hover}; border-radius: 4px; }}
QStatusBar {{ border-top: 1px solid {c.line}; }}
"""
