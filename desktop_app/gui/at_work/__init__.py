"""What an open office has in its window beside the pages: doubts, lasting lines, backups."""
