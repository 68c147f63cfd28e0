"""Measurements that the notes and the documents quote; no test runs them."""
