"""The checks, a module a subject. `pressroom.copydesk.proof.registry` collects them."""
