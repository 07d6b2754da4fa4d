// Measurements over real HTTP, against the simulator on this machine:
//
//     swift run -c release load-benchmarks [NAME…]
//
// Without names only the idle streams are measured, which takes half a minute; the others take minutes, and those of
// memory need a process of their own. What needs no server is in `Benchmarks`, which `.ci/bench` runs.

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// One measurement, by its name on the command line.
struct Benchmark {
    let name: String
    /// False for what is measured without being named.
    var isLong = true
    let measure: () async throws -> [Figure]
}

let benchmarks = [
    Benchmark(name: "streams", isLong: false, measure: IdleStreams.measure),
    Benchmark(name: "request-life", measure: RequestLife.measure),
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
} else if let unknown = names.first(where: { name in !benchmarks.contains { $0.name == name } }) {
    print("There is no benchmark \(unknown), only " + benchmarks.map(\.name).joined(separator: ", ") + ".")
} else {
    for benchmark in benchmarks where names.isEmpty ? !benchmark.isLong : names.contains(benchmark.name) {
        for figure in try await benchmark.measure() {
            print(figure.row(of: benchmark.name))
            fflush(nil)
        }
    }
}
