"""A small picture studio: gouache shapes, people and scenery drawn with Pillow; points in, pixels out."""
