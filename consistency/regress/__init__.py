"""What guards a newsroom against silent change: known claims, and the difference of two reports."""
