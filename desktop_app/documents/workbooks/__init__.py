"""What every workbook needs: streamed sheets, styles, tables, and the guard before reading."""
