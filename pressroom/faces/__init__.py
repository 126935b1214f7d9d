"""The keeper of faces: which file prints which role.

In: the candidates of `site.yaml`, a house's own files in `assets/fonts/`, the system's faces. Out: `Faces`.
A role's first candidate that is there prints it; the further ones serve only characters that the first lacks, under
the keys `kai+1`, `kai+2`, …, so nothing falls back in silence.
"""

from pressroom.faces.find import FaceFile, Faces, find_faces

__all__ = ["FaceFile", "Faces", "find_faces"]
