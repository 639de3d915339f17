"""The graph on the web: a SPARQL 1.1 endpoint, the things of the graph at their own addresses, a page for people.

The server itself never opens the graph. Worker processes do, so that a query that takes too long can be ended, and the
others go on meanwhile.
"""
