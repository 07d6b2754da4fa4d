import JSON
import Domain
import Testing

struct VariableArgumentTests {
    @Test(arguments: [
        (["a=b"], #"{"a":"b"}"#), (["a="], #"{"a":""}"#), (["a=1", "b:=1"], #"{"a":"1","b":1}"#),
        (["a=b=c"], #"{"a":"b=c"}"#), (["a:b=c"], #"{"a:b":"c"}"#), (["a=:=1"], #"{"a":":=1"}"#),
        (["a::=1"], #"{"a:":1}"#), (["a:= [1, \"x\"] "], #"{"a":[1,"x"]}"#), (["n:=1.50"], #"{"n":1.50}"#),
        (["size.w:=1", "size.h:=2"], #"{"size":{"w":1,"h":2}}"#), (["a/b=c"], #"{"a/b":"c"}"#),
        (["/size/w:=1"], #"{"size":{"w":1}}"#), (["/a.b=c"], #"{"a.b":"c"}"#), (["/a~1b~0c=d"], #"{"a/b~c":"d"}"#),
        (["/=x"], #"{"":"x"}"#), (["known.name=x"], #"{"known.name":"x"}"#),
        (["known.other=x"], #"{"known":{"other":"x"}}"#),
        (["tags.-=a", "tags.-=b"], #"{"tags":["a","b"]}"#),
        (["/t/-/x=a", "/t/-/x=b"], #"{"t":[{"x":"a"},{"x":"b"}]}"#),
        (["t:=[1,2]", "t.0:=9", "t.-:=3"], #"{"t":[9,2,3]}"#), (["m.-.-=a"], #"{"m":[["a"]]}"#),
        (["s.0=a"], #"{"s":{"0":"a"}}"#), (["漢=字"], #"{"漢":"字"}"#),
    ])
    func argumentsBecomeABody(texts: [String], json: String) throws {
        var object = JSONObject()
        try object.read(texts, names: ["known.name"])
        #expect(JSON.object(object).text == json)
    }

    @Test(arguments: [
        (["subject"], "“subject” has no value: use NAME=TEXT or NAME:=JSON"),
        (["=x"], "missing name before the equals sign"), ([":=1"], "missing name before the equals sign"),
        (["a:=owl"], "the value of “a” is not valid JSON: not a JSON value, at character 1; for text use a=TEXT"),
        (
            [#"a:="x\ud800y""#],
            "the value of “a” is not valid JSON: unpaired surrogate escape, at character 3;"
                + " for text use a=TEXT"
        ),
        (["a=1", "a=2"], "“a” is set twice"), (["a.b=1", "/a/b=2"], "“a.b” is set twice"),
        (["a=1", "a.b=2"], "“a.b”: the value before “b” is not an object or a list"),
        (["t:=[1]", "t.1=x"], "“t.1”: the list has 1 elements, counted from 0: use - to append one"),
        (["t:=[1]", "t.x=x"], "“t.x”: the list has 1 elements, counted from 0: use - to append one"),
        (["a..b=1"], "“a..b” has an empty name beside a dot: use /a..b for the whole name"),
        (["/a~2=1"], "in “/a~2”, write ~0 for a tilde and ~1 for a slash"),
    ])
    func whatCannotBeReadIsSaid(texts: [String], reason: String) {
        var object = JSONObject()
        #expect { try object.read(texts) } throws: { error in
            #expect((error as? VariableArgumentError)?.reason == reason)
            return true
        }
    }

    @Test func aPathThatIsTooDeepIsRejected() {
        var object = JSONObject()
        #expect(throws: VariableArgumentError.self) {
            try object.read([String(repeating: "a.", count: 50_000) + "a=1"])
        }
    }

    @Test func argumentsOverrideAFile() throws {
        var object: JSONObject = ["subject": "owl", "size": ["w": 1, "h": 1]]
        try object.read(["size.w:=5", "subject=fox"])
        #expect(JSON.object(object).text == #"{"subject":"fox","size":{"w":5,"h":1}}"#)
    }
}
