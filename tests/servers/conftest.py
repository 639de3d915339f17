from servers.fixtures import location, oxigraph, server, virtuoso

__all__ = ["location", "oxigraph", "server", "virtuoso"]
