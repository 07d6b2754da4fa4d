import Domain
import Testing

@testable import Engine

struct FileNameTests {
    private func name(title: String, remoteID: String?, id: String = "x", at moment: Timestamp = .noon) -> String {
        FileName(
            of: Run(
                id: RunID(id), service: .antekirt, remoteID: remoteID, title: title, modality: .image,
                phase: .completed, createdAt: moment), index: 2
        ).stem
    }

    @Test(arguments: [
        ("Stoic Owl Portrait", "stoic-owl-portrait"), ("  --A  b--  ", "a-b"), ("", "untitled"), ("漢字", "untitled"),
        ("../../etc/passwd", "etc-passwd"), ("a\u{0}b\u{1B}[31mc", "a-b-31mc"), (".hidden", "hidden"),
        ("-rf /", "rf"), ("Ünï cødé", "n-c-d"), ("CON", "con"),
        (String(repeating: "a", count: 200), String(repeating: "a", count: 60)),
        (String(repeating: "a", count: 59) + " b", String(repeating: "a", count: 59)),
    ])
    func slugs(_ title: String, _ slug: String) { #expect(FileName.slug(title) == slug) }

    @Test func names() {
        #expect(
            name(title: "Stoic Owl", remoteID: "AA471B83-3153-48fe-8d42-79476ff73e75")
                == "2026-05-28_stoic-owl_aa471b83_2")
        #expect(name(title: "t", remoteID: nil, id: "0d1f6a52-0000") == "2026-05-28_t_0d1f6a52_2")
        #expect(name(title: "t", remoteID: "../..") == "2026-05-28_t_0_2")
        #expect(name(title: "t", remoteID: "a/b\u{1B}c") == "2026-05-28_t_abc_2")
        #expect(name(title: "t", remoteID: "a", at: Timestamp(milliseconds: .min / 4)).hasPrefix("0000-"))
    }

    /// Whatever comes in, nothing comes out that could leave the folder or hide in it.
    @Test(arguments: ["", "/", "..", "\\", "a:b", "\n", "\u{202E}gnp", "%2e%2e%2f", "~", "$(id)", "`id`"])
    func harmless(_ text: String) {
        let made = name(title: text, remoteID: text, id: text)
        #expect(made.utf8.allSatisfy { $0.isNameByte })
        #expect(made.utf8.first.map { $0 != 0x2D && $0 != 0x2E } == true)
    }

    @Test func attempts() {
        let run = Run(
            id: RunID("r"), service: .antekirt, title: "t", modality: .image, phase: .completed, createdAt: .noon)
        let name = FileName(of: run, index: 1)
        #expect(name.stem(1) == name.stem)
        #expect(name.stem(2) == name.stem + "_2")
    }
}

extension UInt8 {
    fileprivate var isNameByte: Bool {
        (0x30...0x39).contains(self) || (0x61...0x7A).contains(self) || self == 0x2D || self == 0x5F
    }
}
