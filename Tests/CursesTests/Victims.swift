import Testing

/// Programs in pseudo-terminals, one after the other: two cores have others to serve.
@Suite(.serialized)
struct Victims {}
