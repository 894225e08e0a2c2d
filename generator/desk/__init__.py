"""Briefs put in order: corrections, stories, topics, actors and editions."""
