// The figures of the client module, measured on the machine at hand:
//
//     swift run -c release benchmarks [sse-large] [sse-small] [json-history] [streams]
//
// Without names all are measured. Each speed is the best of many runs, since whatever else a machine does only ever
// makes a run slower.

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

let benchmarks: [(name: String, measure: () async throws -> [Figure])] = [
    ("sse-large", EventParsing.large), ("sse-small", EventParsing.small), ("json-history", HistoryReading.measure),
    ("streams", IdleStreams.measure),
]

let names = CommandLine.arguments.dropFirst()
if names == ["serve-streams"] {
    try await StreamServer.serve()
} else if let stranger = names.first(where: { name in !benchmarks.contains { $0.name == name } }) {
    print("There is no benchmark \(stranger), only " + benchmarks.map(\.name).joined(separator: ", ") + ".")
} else {
    for (name, measure) in benchmarks where names.isEmpty || names.contains(name) {
        for figure in try await measure() {
            print(figure.row(of: name))
            fflush(nil)
        }
    }
}
