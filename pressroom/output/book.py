"""The book of stamps, by the name it has in this room. It lives below, for the copy desk keeps one as well."""

from pressroom.book import Book, Stamp, digest_of, join_digests, list_tree, read_checked, stamp_of, write_checked

__all__ = ["Book", "Stamp", "digest_of", "join_digests", "list_tree", "read_checked", "stamp_of", "write_checked"]
