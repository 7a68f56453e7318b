"""What every PDF needs: fonts, tags, the archive form, paragraphs and tables."""
