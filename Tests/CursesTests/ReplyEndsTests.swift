import Canvas
import Testing

@testable import Curses

/// Replies of a terminal are untrusted: no number anywhere in one traps.
struct ReplyEndsTests {
    private static let numbers = [
        "-9223372036854775808", "-1", "0", "1", "65535", "65536", "2147483648", "99999999", "9223372036854775807",
        "9223372036854775808", String(repeating: "9", count: 400), "", ":", "1:2:3", "ffff", "NaN",
    ]
    private static let forms = [
        "[#;#R", "[<#;#;#M", "[<#;#;#m", "[#;#u", "[#:#;#:#u", "[#;#~", "[27;#;#~", "[?#;#$y", "[4;#;#t", "[6;#;#t",
        "[8;#;#t", "[?#;#;#c", "[>#;#;#c", "[?#;#;#S", "[?997;#n", "[#n", "[#;#H", "O#A", "[1;#A", "[?#u",
        "]11;rgb:#/#/#\u{7}", "]11;#\u{7}", "]4;#;rgb:#/#/#\u{7}", "P1+r#=#\u{1B}\\", "P>|xterm(#)\u{1B}\\",
        "_Gi=#;#\u{1B}\\",
    ]

    @Test(arguments: forms)
    func everyNumberInEveryReply(_ form: String) {
        for number in Self.numbers {
            let bytes = Array("\u{1B}\(form.replacing("#", with: number))k".utf8)
            var decoder = KeyDecoder(escapeDelay: .milliseconds(25))
            var items = decoder.decode(bytes, at: .now)
            items += decoder.decode(Array("q".utf8), at: .now + .seconds(5))
            // A key that follows a reply is a key.
            #expect(items.contains(.input(.key(.character("q")))), "\(form) with \(number.prefix(20))")
        }
    }

    @Test(arguments: numbers)
    func colors(_ number: String) {
        for text in ["rgb:\(number)/\(number)/\(number)", "#\(number)", "rgba:0/0/0/\(number)"] {
            if let color = BackgroundColor(text) {
                #expect((0...1).contains(color.red) && (0...1.001).contains(color.luma))
            }
        }
    }
}
