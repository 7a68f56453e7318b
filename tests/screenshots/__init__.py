"""Pictures of every page, tab and dialog in both languages, and a check that no text is cut off.

    python run.py screenshots [FOLDER]           the pictures in FOLDER, or in build/screenshots
    python run.py screenshots [FOLDER] --guide   and those of the guide in resources/guide/images

The demo office is made in build/demo, once; the real program is opened on a copy of it, on
21 November 2026, in a window as large as the smallest screens that offices have.
"""
