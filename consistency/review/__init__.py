"""The local web desk: findings to confirm, dismiss or waive, and pairs to label blind."""
