import JSON
import Forms
import Domain
import Testing

struct ServerComplaintsTests {
    private static let tree = FieldTree.run(
        promptID: "p",
        schema: [
            "properties": [
                "subject": ["type": "string"], "id": ["type": "string"],
                "loras": ["type": "array", "items": ["type": "object", "properties": ["path": ["type": "string"]]]],
            ]
        ], ownKeyProvider: "fal")

    @Test(
        arguments: [
            (["error": "invalid_body", "fieldErrors": ["subject": ["Required"]]], ["/vars/subject": "Required"], []),
            (["fieldErrors": ["vars": ["subject": "too long"]]], ["/vars/subject": "too long"], []),
            (["fieldErrors": ["vars.loras.0.path": ["bad"]]], ["/vars/loras/0/path": "bad"], []),
            (["fieldErrors": ["loras[2].path": "bad"]], ["/vars/loras/2/path": "bad"], []),
            (["fieldErrors": ["promptId": ["Invalid uuid"]]], ["/promptId": "Invalid uuid"], []),
            (["fieldErrors": ["useOwnKey": ["no key"]]], ["/useOwnKey": "no key"], []),
            (
                ["fieldErrors": [["path": ["vars", "loras", 1, "path"], "message": "m"]]], ["/vars/loras/1/path": "m"],
                []
            ),
            (
                ["fieldErrors": ["vars": ["_errors": ["bad"], "subject": ["_errors": ["worse"]]]]],
                ["/vars": "bad", "/vars/subject": "worse"], []
            ),
            (["fieldErrors": ["mood": ["unknown"]]], [:], ["mood: unknown"]),
            (
                ["error": "missing_variables", "variables": ["subject", "mood"]], ["/vars/subject": "required"],
                ["mood: required"]
            ),
            (
                ["messages": [["type": "ERROR", "message": "params.id must be a valid GUID"]]],
                ["/vars/id": "params.id must be a valid GUID"], []
            ),
            (["messages": [["message": "Insufficient credits"]]], [:], ["Insufficient credits"]),
            (
                ["messages": [["message": "\"subject\" is not allowed to be empty"]]],
                ["/vars/subject": "\"subject\" is not allowed to be empty"], []
            ),
            (["fieldErrors": ["vars": ["loras": ["0": "bad"]]]], ["/vars/loras/0": "bad"], []),
        ] as [(JSON, [String: String], [String])])
    func landOnTheirFields(_ body: JSON, _ problems: [String: String], _ rest: [String]) {
        let complaints = Self.tree.complaints(in: body)
        #expect(Dictionary(uniqueKeysWithValues: complaints.problems.map { ($0.path.text, $0.reason) }) == problems)
        #expect(complaints.rest == rest)
    }

    @Test func complaintsByNameLandToo() {
        let complaints = Self.tree.complaints(byName: ["subject": ["short", "dull"], "x": ["y"]])
        #expect(complaints.problems.map(\.reason) == ["short", "dull"])
        #expect(complaints.rest == ["x: y"])
    }

    @Test func manyComplaintsAreCut() {
        let many = JSON.array((0..<5000).map { .string("m\($0)") })
        #expect(Self.tree.complaints(in: ["fieldErrors": ["subject": many]]).problems.count <= 200)
    }
}
