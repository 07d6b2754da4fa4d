import JSON
import Forms
import Domain
import Testing

struct FieldTreeRequestsTests {
    @Test func aRunsBodyIsComplete() throws {
        let tree = FieldTree.run(
            promptID: "p-1",
            schema: [
                "type": "object", "properties": ["subject": ["$ref": "#/$defs/s"]], "required": ["subject"],
                "$defs": ["s": ["type": "string"]],
            ],
            ownKeyProvider: "fal")
        #expect(tree.rows(for: .unset).map(\.path.text) == ["/vars/subject", "/useOwnKey"])
        #expect(tree.rows(for: .unset).map(\.level) == [0, 0])
        #expect(tree.check(.unset).problems.map(\.path.text) == ["/vars/subject"])
        var answers = try tree.typing(.text("an owl"), at: "/vars/subject", in: .unset)
        #expect(tree.body(from: answers) == ["promptId": "p-1", "vars": ["subject": "an owl"]])
        answers = try tree.typing(.toggle(true), at: "/useOwnKey", in: answers)
        #expect(tree.body(from: answers)?.text == #"{"promptId":"p-1","vars":{"subject":"an owl"},"useOwnKey":true}"#)
        #expect(tree.check(answers).isClean)
    }

    @Test(
        arguments: [
            nil, [:], ["a", "b"], ["subject": "string"], "junk",
            [
                "components": [
                    "schemas": [
                        "Input": [
                            "type": "object", "properties": ["a": ["allOf": [["$ref": "#/components/schemas/e"]]]],
                        ], "e": ["enum": ["x", "y"]],
                    ]
                ]
            ],
            [
                "$id": "http://example.com/x", "type": "object", "properties": ["a": ["$ref": "#/$defs/n"]],
                "$defs": ["n": ["type": "integer"]],
            ],
        ] as [JSON?])
    func everyDialectGoesUnderVars(_ schema: JSON?) throws {
        let tree = FieldTree.run(promptID: "p", schema: schema, ownKeyProvider: nil)
        let alone = FieldTree(schema: schema)
        let (ours, theirs) = (tree.rows(for: .unset), alone.rows(for: .unset))
        #expect(ours.map(\.path.text) == theirs.map { "/vars" + $0.path.text })
        #expect(ours.map { tree[$0.place.field].kind.summary } == theirs.map { alone[$0.place.field].kind.summary })
        #expect(tree.notices == alone.notices)
        if schema != "junk" { #expect(tree.body(from: .unset) == ["promptId": "p", "vars": [:]]) }
    }

    @Test func eachServicesEntriesHaveTheirForm() {
        var prompt = CatalogEntry(id: EntryID(service: .artinstring, kind: .prompt, value: "p"), title: "Owl")
        prompt.schema = ["subject"]
        #expect(FieldTree.form(for: prompt).rows(for: .unset).map(\.path.text) == ["/vars/subject"])
        prompt.provider = "fal"
        #expect(FieldTree.form(for: prompt).rows(for: .unset).map(\.path.text) == ["/vars/subject", "/useOwnKey"])
        let artist = CatalogEntry(id: EntryID(service: .antekirt, kind: .artist, value: "a"), title: "Ann")
        #expect(FieldTree.form(for: artist).body(from: .unset) == ["artistId": "a"])
    }

    @Test func antekirtsBodiesAreThoseOfItsDocument() throws {
        let image = FieldTree.antekirtImage(artistID: "a")
        #expect(image.rows(for: .unset).map(\.path.text) == ["/prompt"])
        let drawn = try image.typing(.text("a sunset"), at: "/prompt", in: .unset)
        #expect(image.body(from: drawn) == ["artistId": "a", "prompt": "a sunset"])
        let long = try image.typing(.text(String(repeating: "x", count: 2001)), at: "/prompt", in: .unset)
        #expect(image.check(long)[JSONPointer(["prompt"])] == "1 character over the limit (2001/2000)")

        let svg = FieldTree.antekirtSVG(generationID: "g", images: 3)
        #expect(svg.body(from: .unset) == ["generationId": "g"])
        let third = try svg.typing(.text("3"), at: "/imageIndex", in: .unset)
        #expect(svg.check(third)[JSONPointer(["imageIndex"])] == "must be at most 2")

        let video = FieldTree.antekirtVideo(generationID: "g")
        #expect(
            video.rows(for: .unset).map(\.path.text)
                == ["/prompt", "/imageIndex", "/duration", "/fps", "/resolution", "/aspectRatio", "/cameraFixed"])
        #expect(video.check(.unset).problems.map(\.path.text) == ["/prompt"])
        var answers = try video.typing(.text("pan"), at: "/prompt", in: .unset)
        answers = try video.typing(.text("11"), at: "/duration", in: answers)
        #expect(video.check(answers)[JSONPointer(["duration"])] == "must be at most 10")
        answers = try video.typing(.text("5"), at: "/duration", in: answers)
        answers = try video.typing(.choose("720p"), at: "/resolution", in: answers)
        #expect(
            video.body(from: answers) == ["generationId": "g", "prompt": "pan", "duration": 5, "resolution": "720p"])
        #expect(video.check(answers).isClean)
    }

    /// A prompt of white space is a problem, since it would cost; a separator of white space is only advice.
    @Test func antekirtsPromptNeedsWords() throws {
        let tree = FieldTree.antekirtImage(artistID: "a")
        let blank = try tree.typing(.text(" \n"), at: "/prompt", in: .unset)
        #expect(tree.check(blank)[JSONPointer(["prompt"])] == "required")
        let run = FieldTree.run(
            promptID: "p", schema: ["properties": ["by": ["type": "string"]], "required": ["by"]], ownKeyProvider: nil)
        let separator = try run.typing(.text("\n"), at: "/vars/by", in: .unset)
        #expect(run.check(separator).isClean)
        #expect(run.check(separator).advice.map(\.reason) == ["only white space"])
    }
}
