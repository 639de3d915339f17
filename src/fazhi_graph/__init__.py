"""Chinese reports on law-based government as a knowledge graph in which every fact leads to its sentence."""
