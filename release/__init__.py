"""From the checkout to files that can be uploaded, and the proof that they install and work. Never shipped."""
