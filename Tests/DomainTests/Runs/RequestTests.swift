import JSON
import Domain
import Testing

struct RequestTests {
    private static func request(_ action: Request.Action, _ body: JSON) -> Request {
        Request(
            id: RequestID("1"), action: action, entry: EntryID(service: .artinstring, kind: .prompt, value: "p"),
            title: "Owl", modality: .image, body: body, cost: .quota(.image, runs: 1),
            createdAt: Timestamp(milliseconds: 0))
    }

    @Test(
        arguments: [
            (
                .run, ["promptId": "p", "vars": ["steps": 28, "subject": "an owl", "mood": "calm"]],
                "an owl · calm · 28"
            ),
            (.run, ["promptId": "p", "vars": ["hd": true, "plain": false, "palette": ["red"]]], #"hd · ["red"]"#),
            (.run, ["promptId": "p", "vars": ["subject": "", "seed": .null]], nil),
            (.run, ["promptId": "p", "vars": "whole"], nil), (.run, "p", nil),
            (.image, ["artistId": "a", "prompt": "a sunset\u{1B}[2J"], "a sunset\u{1B}[2J"),
            (.image, ["artistId": "a"], nil),
        ] as [(Request.Action, JSON, String?)])
    func theDetailIsTheAnswersTextsFirst(action: Request.Action, body: JSON, detail: String?) {
        let request = Self.request(action, body)
        #expect(request.detail == detail)
        #expect(request.pendingRun.detail == detail)
    }

    @Test func aDetailHas120CharactersAtMost() {
        let long = String(repeating: "owl ", count: 10_000)
        let request = Self.request(.run, ["vars": ["a": .string(long), "b": .string(long)]])
        #expect(request.detail == String(long.prefix(120)))
    }
}
