"""From a saved file to labelled paragraphs and articles, and the gate that every brief passes."""
