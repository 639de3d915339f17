"""The graph: quads of a report, the NetworkX projection, SHACL."""
