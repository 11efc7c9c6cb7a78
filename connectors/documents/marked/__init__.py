"""Documents whose text runs on and on, with marks where paragraphs, cells and rows end (RTF, Word 97)."""
