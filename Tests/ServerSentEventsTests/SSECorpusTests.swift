import ServerSentEvents
import JSON
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The public corpus beside the repository, where it is present: web-platform-tests' stream bodies and more.
struct SSECorpusTests {
    static let corpus: JSON? = {
        var path = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        path.removeLast(3)
        let file = path.joined(separator: "/") + "/../shared/corpus/sse/cases.json"
        return (try? Data(contentsOf: URL(filePath: file))).flatMap { try? JSONParser.parse($0) }
    }()

    @Test(.enabled(if: corpus != nil, "the corpus is not beside the repository"))
    func everyCaseAtEverySplit() throws {
        let cases = try #require(Self.corpus?.array)
        #expect(cases.count >= 43)
        for test in cases {
            let name = test["name"]?.string ?? ""
            let input = try Array(#require(test["input_b64"]?.string.flatMap { Data(base64Encoded: $0) }))
            let expected = try #require(test["expect"]?.array).map {
                SSEEvent(
                    type: $0["type"]?.string ?? "", data: $0["data"]?.string ?? "",
                    lastEventID: $0["lastEventId"]?.string ?? "")
            }
            for chunks in cuttings(of: input, random: 100) {
                var parser = SSEParser(lastEventID: test["initial_last_event_id"]?.string ?? "")
                var events: [SSEEvent] = []
                for chunk in chunks { parser.feed(chunk) { events.append($0) } }
                #expect(events == expected, "\(name)")
                if let id = test["end_last_event_id"]?.string { #expect(parser.lastEventID == id, "\(name)") }
                if let retry = test["retry"] {
                    let limit = retry == "clamp" ? 60_000 : retry.lenientInt
                    #expect(parser.retryMilliseconds == limit, "\(name)")
                }
            }
        }
    }
}
