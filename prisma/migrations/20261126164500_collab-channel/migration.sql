-- Numbers for the channels of documents: each is given once, whatever becomes of the nodes or of Redis. Not a column, so not in schema.prisma.
CREATE SEQUENCE "CollabChannel";
