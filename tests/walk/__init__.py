"""A walk over all pages and dialogs on every size of screen, light and dark, with what is wrong.

    python run.py walk [FOLDER]                 everything; about an hour
    python run.py walk --screens 150 --looks dark --languages ru
    python run.py walk --part                   the pages only, as the tests do

Of each it makes a picture and checks: no text is cut off, nothing stands outside the window, words
stand out from their ground, every control has a name that is read aloud, Tab goes as one reads, and
Enter on a control is that control's.
"""
