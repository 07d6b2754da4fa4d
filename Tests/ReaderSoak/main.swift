import ReaderProperties

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

// Checks the readers' properties for a long time, best under the address sanitizer:
//
//     swift build --product reader-soak --sanitize=address
//     ASAN_OPTIONS=detect_leaks=1 .build/debug/reader-soak --seconds 600

var rounds = UInt64.max
var time = Duration.seconds(60)
var first = UInt64.random(in: 0..<1 << 32)

var arguments = CommandLine.arguments.dropFirst()
while let name = arguments.popFirst() {
    switch (name, arguments.popFirst().flatMap { UInt32($0) }) {
    case ("--seconds", let number?): time = .seconds(Int(number))
    case ("--rounds", let number?): (rounds, time) = (UInt64(number), .seconds(1 << 32))
    case ("--seed", let number?): first = UInt64(number)
    default:
        print("usage: reader-soak [--seconds N | --rounds N] [--seed S]")
        exit(2)
    }
}

/// Prints without buffering, so that a crash loses no line.
func say(_ text: String) {
    print(text)
    fflush(nil)
}

say("seed \(first)")
let clock = ContinuousClock()
let start = clock.now
var reported = start
var round: UInt64 = 0
while round < rounds, clock.now - start < time {
    for property in ReaderProperty.all {
        do {
            try property.check(seed: first + round)
        } catch {
            say("With --seed \(first + round) this does not hold: \(property).\n\(error)")
            exit(1)
        }
    }
    round += 1
    // After a crash, the last printed seed is a few rounds old at most.
    if clock.now - reported > .seconds(1) {
        say("\(round) rounds held, seed \(first + round) is next")
        reported = clock.now
    }
}
say("\(round) rounds of \(ReaderProperty.all.count) properties held in \(clock.now - start)")
