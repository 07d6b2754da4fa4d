@testable import ArtClient
import JSON
import Domain
import Testing

struct OutputReadingTests {
    private static let artinstringCases: [(JSON, Output?)] = [
        (.null, nil), ([:], nil), ("", nil), (["url": .null, "text": .null], nil), (3, nil),
        (
            ["url": "https://x.y/a.png", "mime": "image/png"],
            Output(files: [OutputFile(url: "https://x.y/a.png", format: "image/png")])
        ),
        (["text": "Dear sea", "mime": "text/plain"], Output(text: "Dear sea")),
        (["text": "https://x.y/a"], Output(text: "https://x.y/a")), (["text": 42], Output(text: "42")),
        (
            ["url": ["https://x.y/1", "https://x.y/2"]],
            Output(files: [OutputFile(url: "https://x.y/1"), OutputFile(url: "https://x.y/2")])
        ),
        (
            ["text": "t", "url": "https://x.y/z", "width": "640", "height": 0],
            Output(text: "t", files: [OutputFile(url: "https://x.y/z", width: 640)])
        ),
        ("https://x.y/a", Output(files: [OutputFile(url: "https://x.y/a")])),
        ("just text", Output(text: "just text")),
        (
            ["a", ["url": "https://x.y/1"], "https://x.y/2", .null],
            Output(text: "a", files: [OutputFile(url: "https://x.y/1"), OutputFile(url: "https://x.y/2")])
        ),
    ]

    @Test(arguments: artinstringCases)
    func artinstring(_ json: JSON, _ output: Output?) { #expect(OutputReading.artinstring(json) == output) }

    private static let antekirtCases: [(JSON, Output?)] = [
        (.null, nil), ([:], nil), (["images": .null, "svg": .null, "video": .null], nil), (["images": []], nil),
        (
            [
                "images": [["url": "u1", "format": "webp", "width": 1024, "height": 1024]],
                "svg": ["url": "u2", "format": "svg"],
                "video": ["url": "u3", "format": "mp4"],
            ],
            Output(files: [
                OutputFile(url: "u1", format: "webp", width: 1024, height: 1024),
                OutputFile(url: "u2", format: "svg"),
                OutputFile(url: "u3", format: "mp4"),
            ])
        ),
        (
            ["images": ["u1", ["format": "webp"]], "svg": "u2"],
            Output(files: [OutputFile(url: "u1"), OutputFile(url: "u2")])
        ), ([["url": "u1"], .null], Output(files: [OutputFile(url: "u1")])),
        (["images": ["url": "u1"]], Output(files: [OutputFile(url: "u1")])),
    ]

    @Test(arguments: antekirtCases)
    func antekirt(_ json: JSON, _ output: Output?) { #expect(OutputReading.antekirt(json) == output) }

    @Test func limitsFiles() {
        let many = JSON.array((0..<1000).map { .string("https://x.y/\($0)") })
        #expect(OutputReading.artinstring(many)?.files.count == 200)
        #expect(OutputReading.antekirt(["images": many])?.files.count == 200)
    }
}
