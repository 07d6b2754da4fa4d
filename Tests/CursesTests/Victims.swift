import Testing

/// Programs in pseudo-terminals, one at a time, because CI machines have two cores.
@Suite(.serialized)
struct Victims {}
