import JSON
import Domain
import Foundation
import Testing

/// Commands are run by a real shell, to verify the quoting.
struct RequestTextTests {
    /// The arguments and the piped input as `sh` parses them.
    private func words(of command: String) throws -> (arguments: [String], input: String) {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let script = """
            take() { for word in "$@"; do printf '%s\\0' "$word"; done > "$OUT/words"
              for word in "$@"; do case $word in -|@-) cat > "$OUT/input";; esac; done; }
            curl() { take "$@"; }
            easel() { take "$@"; }
            \(command)
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-s"]
        process.environment = [
            "OUT": folder.path, "PATH": "/usr/bin:/bin", "ARTI_TOKEN": "arti_T", "ANTEKIRT_API_KEY": "ak_K",
        ]
        let file = folder.appendingPathComponent("script")
        try Data(script.utf8).write(to: file)
        process.standardInput = try FileHandle(forReadingFrom: file)
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let said = try Data(contentsOf: folder.appendingPathComponent("words"))
        let input = try? Data(contentsOf: folder.appendingPathComponent("input"))
        return (
            said.split(separator: 0, omittingEmptySubsequences: false).dropLast().map {
                String(decoding: $0, as: UTF8.self)
            },
            String(decoding: input ?? Data(), as: UTF8.self)
        )
    }

    private static let hostile = #"it's $(reboot) `id` "two" \n !x * ~ ; & | < > # é 漢 %s"#

    private func run(_ vars: JSONObject, ownKey: Bool = false, name: String = "stoic-owl") -> RequestText {
        var body: JSONObject = ["promptId": "p", "vars": .object(vars)]
        if ownKey { body["useOwnKey"] = true }
        return RequestText(body: .object(body), action: .run, name: name)
    }

    @Test func theBodyIsShownInItsOrderWithItsNumbers() throws {
        let numbers = try JSONParser.parse(#"{"promptId":"p","vars":{"z":"owl","a":1.50,"seed":18446744073709551615}}"#)
        #expect(
            RequestText(body: numbers, action: .run, name: "x").json == """
                {
                  "promptId": "p",
                  "vars": {
                    "z": "owl",
                    "a": 1.50,
                    "seed": 18446744073709551615
                  }
                }
                """)
    }

    @Test func curlIsReadableAndNamesTheTokensVariable() {
        #expect(
            run(["subject": "an owl"]).curl(base: "https://artinstring.com/") == """
                curl -X POST https://artinstring.com/api/v1/runs \\
                  -H "Authorization: Bearer $ARTI_TOKEN" \\
                  -H 'Content-Type: application/json' \\
                  --data-raw '{"promptId":"p","vars":{"subject":"an owl"}}'
                """)
    }

    @Test(arguments: ["an owl", hostile, "one\ntwo\ttabs\u{1B}[31m\u{0}", "@file", "-x", ""])
    func curlSendsTheBodyToTheService(subject: String) throws {
        let text = run(["subject": .string(subject)])
        let (arguments, _) = try words(of: text.curl(base: "http://127.0.0.1:8080"))
        #expect(
            arguments == [
                "-X", "POST", "http://127.0.0.1:8080/api/v1/runs", "-H", "Authorization: Bearer arti_T", "-H",
                "Content-Type: application/json", "--data-raw",
                JSON.object(["promptId": "p", "vars": ["subject": .string(subject)]]).text,
            ])
    }

    @Test func antekirtsKeyGoesInItsOwnHeader() throws {
        let text = RequestText(body: ["artistId": "a", "prompt": "it's"], action: .image, name: "a")
        let (arguments, _) = try words(of: text.curl(base: "https://api.antekirt.com"))
        #expect(arguments[2] == "https://api.antekirt.com/api/v1/generations/image")
        #expect(arguments[4] == "x-api-key: ak_K")
        #expect(text.command == #"easel run a --service antekirt --var 'prompt=it'\''s'"#)
    }

    @Test(arguments: [Conversion.svg, .video])
    func aConversionHasACurlCommandAndNoEaselCommand(conversion: Conversion) throws {
        let action = Request.Action(
            asking: EntryID(service: .antekirt, kind: conversion == .svg ? .svg : .video, value: "g"))
        let text = RequestText(body: ["generationId": "g"], action: action, name: "g")
        let (arguments, _) = try words(of: text.curl(base: "https://api.antekirt.com"))
        #expect(arguments[2] == "https://api.antekirt.com/api/v1/generations/\(conversion.rawValue)")
        #expect(arguments[4] == "x-api-key: ak_K")
        #expect(text.command == nil)
    }

    @Test func aBodyTooLongForAnArgumentGoesThroughAPipe() throws {
        let long = String(repeating: "it's ", count: 40_000)
        let text = run(["subject": .string(long)])
        let (arguments, input) = try words(of: text.curl(base: "https://artinstring.com"))
        #expect(arguments.suffix(2) == ["--data-binary", "@-"])
        #expect(input == JSON.object(["promptId": "p", "vars": ["subject": .string(long)]]).text)
        let (own, vars) = try words(of: #require(text.command))
        #expect(own == ["run", "stoic-owl", "--vars", "-"])
        #expect(vars == JSON.object(["subject": .string(long)]).text)
    }

    @Test(
        arguments: [
            (["subject": "an owl"], "easel run stoic-owl --var 'subject=an owl'"),
            (
                ["steps": 28, "hd": true, "x": .null],
                "easel run stoic-owl --var steps:=28 --var hd:=true --var x:=null"
            ),
            (["size": ["w": 1]], #"easel run stoic-owl --var 'size:={"w":1}'"#),
            (["lines": "a\nb"], #"easel run stoic-owl --var 'lines:="a\nb"'"#),
            (
                ["a.b": "x", "/c": "y", "-d": "z", "e:": "w"],
                "easel run stoic-owl --var /a.b=x --var '/~1c=y' --var /-d=z --var 'e::=\"w\"'"
            ),
            (["a=b": "x"], #"printf %s '{"a=b":"x"}' | easel run stoic-owl --vars -"#),
            ([:], "easel run stoic-owl"),
        ] as [(JSONObject, String)])
    func easelsOwnCommand(vars: JSONObject, command: String) {
        #expect(run(vars).command == command)
    }

    @Test func theOwnKeyAndANameLikeAnOption() throws {
        let text = run(["a": "b"], ownKey: true, name: "--dry-run; reboot")
        #expect(text.command == "easel run --own-key --var a=b -- '--dry-run; reboot'")
        let (arguments, _) = try words(of: #require(text.command))
        #expect(arguments.last == "--dry-run; reboot")
    }

    @Test(
        arguments: [
            ["subject": .string(hostile), "a.b/c~d": .string(hostile), "/": "x", "": "y", "e:": "=", "k:": 3],
            ["a=b": .string(hostile), "n": [1, "two", .null, ["x": "y'"]]],
            ["lines": "one\ntwo\u{1B}\u{9B}\u{0}", "- -": "x", "it's": true, "0": ["0": ["-": "q"]]],
        ] as [JSONObject])
    func commandsRoundTrip(vars: JSONObject) throws {
        let (arguments, input) = try words(of: #require(run(vars).command))
        var read = JSONObject()
        if arguments.suffix(2) == ["--vars", "-"] {
            read = try #require(try JSONParser.parse(input).object)
        } else {
            let values = arguments.indices.filter { arguments[$0] == "--var" }.map { arguments[$0 + 1] }
            try read.read(values)
        }
        #expect(read == vars)
        #expect(read.names == vars.names)
    }
}
