"""Answers in running text: letters, memos, mails without a form."""
