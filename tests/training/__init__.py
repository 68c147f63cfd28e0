"""Tests of training and of what it made."""
