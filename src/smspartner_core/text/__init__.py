"""Message text and numbers: what a phone will show, how many SMS it takes, and when it may leave."""
