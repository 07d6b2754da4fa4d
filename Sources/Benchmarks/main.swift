// The figures of the client, the archive, the engine and the forms, measured on the machine at hand:
//
//     swift run -c release benchmarks [NAME…]
//
// Without names those are measured that take seconds; the others take minutes, and those about memory want a process
// of their own. Each speed is the best of many runs, since whatever else a machine does only ever makes a run slower.

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// One of the tables that can be measured.
struct Benchmark {
    let name: String
    /// Whether it is measured only when it is asked for.
    var isLong = true
    let measure: () async throws -> [Figure]
}

let benchmarks = [
    Benchmark(name: "sse-large", isLong: false, measure: EventParsing.large),
    Benchmark(name: "sse-small", isLong: false, measure: EventParsing.small),
    Benchmark(name: "json-history", isLong: false, measure: HistoryReading.measure),
    Benchmark(name: "forms", isLong: false, measure: FormFilling.measure),
    Benchmark(name: "hostile", isLong: false, measure: HostileForms.measure),
    Benchmark(name: "streams", isLong: false, measure: IdleStreams.measure),
    Benchmark(name: "archive", isLong: false, measure: ArchiveWrites.transactions),
    Benchmark(name: "request-life", measure: ArchiveWrites.life),
    Benchmark(name: "start-up", measure: StartUp.measure),
    Benchmark(name: "requests", measure: FollowingLoad.measure),
    Benchmark(name: "delay", measure: CompletionDelay.withStreams),
    Benchmark(name: "delay-refused", measure: CompletionDelay.withoutStreams),
    Benchmark(name: "live", measure: LiveLoad.measure),
]

let names = CommandLine.arguments.dropFirst()
if names.first == "serve", let underWay = names.last.flatMap({ Int($0) }) {
    try await StreamServer.serve(underWay: underWay)
} else if names.first == "fill-archive", let path = names.last {
    try await StartUp.fill(path)
} else if let stranger = names.first(where: { name in !benchmarks.contains { $0.name == name } }) {
    print("There is no benchmark \(stranger), only " + benchmarks.map(\.name).joined(separator: ", ") + ".")
} else {
    for benchmark in benchmarks where names.isEmpty ? !benchmark.isLong : names.contains(benchmark.name) {
        for figure in try await benchmark.measure() {
            print(figure.row(of: benchmark.name))
            fflush(nil)
        }
    }
}
