"""Letters: which one is owed, what it says, when it may go. Pure; words are templates of the policy."""
