"""Build the files to upload from the checkout, and prove that they install and work. Never shipped."""
