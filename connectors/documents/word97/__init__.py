"""Word documents of the binary kind (Word 97 to 2003), as [MS-DOC] describes them."""
