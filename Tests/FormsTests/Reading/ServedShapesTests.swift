import JSON
import Forms
import Domain
import Testing

/// The formats in which tools, libraries and form builders serve forms.
struct ServedShapesTests {
    /// The fields of `tree` in order: name, `*` where required, `?` where conditional, and kind.
    static func fields(_ tree: FieldTree, _ id: FieldID? = nil) -> [String] {
        guard case .group(let group) = tree[id ?? tree.root].kind else { return [tree[tree.root].kind.summary] }
        return group.members.flatMap { member in
            let mark = (member.isRequired ? "*" : "") + (member.conditions.isEmpty ? "" : "?")
            let inner: [String] =
                if case .group = tree[member.field].kind {
                    fields(tree, member.field).map { "\(member.name).\($0)" }
                } else {
                    []
                }
            return ["\(member.name)\(mark) \(tree[member.field].kind.summary)"] + inner
        }
    }

    private static let schema = """
        {"type":"object","properties":{"a":{"type":"string"},"n":{"type":"integer"}},"required":["a"]}
        """
    private static let asked = ["a* text", "n number - - 1"]

    /// `@` stands for a JSON Schema of `a`, which is required, and `n`.
    @Test(
        arguments: [
            #"{"type":"function","function":{"name":"draw","description":"d","strict":true,"parameters":@}}"#,
            #"[{"type":"function","function":{"name":"draw","parameters":@}}]"#,
            #"{"type":"function","name":"draw","parameters":@,"strict":true}"#,
            #"{"name":"draw","description":"d","input_schema":@}"#,
            #"{"name":"draw","inputSchema":@,"outputSchema":{"type":"object","properties":{"url":{"type":"string"}}}}"#,
            #"{"message":"m","requestedSchema":@}"#, #"{"tools":[{"name":"draw","input_schema":@}]}"#,
            #"{"functionDeclarations":[{"name":"draw","description":"d","parameters":@}]}"#,
            #"{"name":"draw","parametersJsonSchema":@}"#,
            #"{"type":"json_schema","json_schema":{"name":"x","strict":true,"schema":@}}"#,
            #"{"response_format":{"type":"json_schema","json_schema":{"name":"x","schema":@}}}"#,
            #"{"requestBody":{"required":true,"content":{"application/json":{"schema":@}}}}"#,
            #"{"description":"d","content":{"application/json":{"schema":@}}}"#,
            #"{"paths":{"/draw":{"post":{"requestBody":{"content":{"multipart/form-data":{"schema":@}}}}}}}"#,
            #"{"operationId":"draw","requestBody":{"content":{"application/json":{"schema":@}}},"responses":{"200":{"description":"ok"}}}"#,
            #"{"schema":@,"uiSchema":{"a":{"ui:widget":"textarea"}},"formData":{"a":"x"}}"#,
            #"{"schema":@,"uischema":{"type":"VerticalLayout","elements":[]},"data":{}}"#, #"{"data":{"schema":@}}"#,
            #"{"data":@}"#, #"{"result":{"data":{"schema":@}}}"#, #"{"variableSchema":@}"#, #"{"parameters":@}"#,
            #"{"inputs":@}"#, #"{"input":@,"output":{"type":"string"}}"#, #"{"form":{"schema":@}}"#, #"[@]"#,
            #"{"name":"f","args_schema":@}"#, #"{"title":"T","description":"d","schema":@}"#,
            #"{"data":{"variables":[{"name":"a","required":true},{"name":"n","type":"int"}]}}"#,
            #"{"vars":[{"name":"a","required":true},{"name":"n","type":"int"}]}"#,
            #"{"schema":{"fields":[{"name":"a","required":true},{"name":"n","type":"int"}]}}"#,
            #"{"type":"object","fields":[{"name":"a","required":true},{"name":"n","type":"int"}]}"#,
            #"{"sections":[{"title":"One","fields":[{"name":"a","required":true}]},{"id":"two","fields":[{"name":"n","type":"int"}]}]}"#,
            #"{"pages":[{"name":"p","elements":[{"type":"text","name":"a","isRequired":true},{"type":"panel","name":"q","elements":[{"type":"int","name":"n"}]}]}]}"#,
            #"{"steps":[{"id":"s","inputs":[{"id":"a","required":true},{"id":"n","type":"integer"}]}]}"#,
            #"{"groups":[{"name":"g","children":[{"name":"a","required":true},{"name":"n","type":"int"}]}]}"#,
            #"{"fieldsets":[["Main",{"fields":[{"name":"a","required":true},{"name":"n","type":"int"}]}]]}"#,
            #"{"sections":{"main":{"title":"M","fields":[{"name":"a","required":true}]},"more":{"fields":{"n":{"type":"int"}}}}}"#,
            #"{"latest_version":{"openapi_schema":{"openapi":"3.0.2","components":{"schemas":{"Input":@,"Output":{"type":"string"}}}}}}"#,
            #"{"user_inputs":[{"name":"a","type":"text","required":true},{"name":"n","type":"int"}],"submit":{"label":"Go"}}"#,
            #"{"inputs":{"a":{"type":"string","required":true},"n":"int"}}"#,
            #"{"form":{"fields":{"a":{"type":"string"},"n":{"type":"int32"}},"required":["a"]}}"#,
            #"{"a":{"type":"string"},"n":{"type":"int64"},"required":["a"]}"#, #"{"a":"string!","n":"int?"}"#,
            #"{"name":"f","parameters":{"a":{"type":"string","required":true},"n":{"type":"integer"}}}"#,
            #"{"parameters":[{"name":"a","in":"query","required":true,"schema":{"type":"string"}},{"name":"n","in":"query","schema":{"type":"integer"}}]}"#,
            #"[{"a":{"type":"text","required":true}},{"n":"int"}]"#, #"[["a","string!"],["n","int"]]"#,
            #"{"schemaVersion":"2.2","parameters":{"a":{"type":"String","required":true},"n":{"type":"Integer"}},"mainSteps":[]}"#,
            #"{"workflow_dispatch":{"inputs":{"a":{"description":"d","required":true,"type":"string"},"n":{"type":"int"}}}}"#,
            #"{"fields":{"a":{"type":"CharField","required":true,"help_text":"h"},"n":{"type":"IntegerField"}}}"#,
            #"{"name":"L","renders":["application/json"],"actions":{"POST":{"a":{"type":"string","required":true,"read_only":false},"n":{"type":"integer"}}}}"#,
            #"{"kind":"collectionType","info":{"displayName":"A"},"options":{"draftAndPublish":true},"attributes":{"a":{"type":"string","required":true},"n":{"type":"biginteger"}}}"#,
            #"{"named_endpoints":{"/predict":{"parameters":[{"label":"A","parameter_name":"a","parameter_has_default":false,"parameter_default":null,"type":{"type":"string"}},{"label":"N","parameter_name":"n","parameter_has_default":true,"type":{"type":"integer"}}],"returns":[]}},"unnamed_endpoints":{}}"#,
            #"{"display":"form","components":[{"type":"textfield","key":"a","label":"A","input":true,"validate":{"required":true}},{"type":"columns","columns":[{"components":[{"type":"int","key":"n","input":true}]}]},{"type":"button","key":"submit","label":"Go","input":true}]}"#,
            #"[{"key":"a","type":"input","props":{"label":"A","required":true}},{"fieldGroup":[{"key":"n","type":"input","templateOptions":{"type":"integer"}}]}]"#,
            #"{"title":"T","fields":[{"ref":"a","title":"A?","type":"short_text","validations":{"required":true}},{"ref":"n","title":"N?","type":"opinion_scale","properties":{"description":"d"}}],"settings":{"language":"en"}}"#,
            #"{"displayName":"N","name":"x","inputs":["main"],"outputs":["main"],"properties":[{"displayName":"A","name":"a","type":"string","required":true},{"displayName":"N","name":"n","type":"int"}]}"#,
            #"{"type":"object","properties":{"a":{"type":"string","required":true},"n":{"type":"long"}}}"#,
            #"{"type":"OBJECT","properties":{"a":{"type":"STRING"},"n":{"type":"INTEGER"}},"required":["a"]}"#,
            #"[{"name":"a","rules":[{"required":true,"message":"m"}]},{"name":"n","type":"uint8"}]"#,
        ])
    func areFound(_ shape: String) throws {
        let quoted = shape.replacing("@", with: Self.schema)
        let json = try JSONParser.parse(quoted)
        let tree = FieldTree(schema: json)
        #expect(Self.fields(tree) == Self.asked, "\(shape)")
        let answers = tree.answers(from: ["a": "x", "n": 3])
        #expect(tree.body(from: answers) == ["a": "x", "n": 3], "\(shape)")
        #expect(tree.check(answers).problems.isEmpty, "\(shape)")
        #expect(tree.check(.unset).problems.map(\.path.text) == ["/a"], "\(shape)")
        // The same as text, and as a prompt's variables.
        #expect(Self.fields(FieldTree(schema: .string(quoted))) == Self.asked, "\(shape)")
        let run = FieldTree.run(promptID: "p", schema: json, ownKeyProvider: nil)
        let sent = run.body(from: run.answers(from: ["promptId": "p", "vars": ["a": "x", "n": 3]]))
        #expect(sent == ["promptId": "p", "vars": ["a": "x", "n": 3]], "\(shape)")
    }

    @Test(
        arguments: [
            (
                #"{"name":"Bug","description":"File a bug","title":"[Bug]: ","labels":["bug"],"body":[{"type":"markdown","attributes":{"value":"Hi"}},{"type":"input","attributes":{"label":"Contact Details"}},{"type":"textarea","attributes":{"label":"What happened?"},"validations":{"required":true}},{"type":"dropdown","attributes":{"label":"Version","options":["1","2"],"default":0}},{"type":"checkboxes","attributes":{"label":"Terms","options":[{"label":"I agree"}]}}]}"#,
                ["contact-details text", "what-happened* text+", "version choice 1 2", "terms several"]
            ),
            (
                #"[{"label":"Hair colour","type":"text"},{"label":"Age","type":"number"},{"label":"Age"}]"#,
                ["hair_colour text", "age number - - 1", "age_2 text"]
            ),
            (#"[{"key":"hair","name":"Hair colour"},{"id":2,"name":"Mood"}]"#, ["hair text", "Mood text"]),
            (#""A portrait of {{subject}} in {{ style }}, {{subject}}""#, ["subject text", "style text"]),
            (
                #"["{{subject}}","${mood}","[place]","plain"]"#,
                ["subject text", "mood text", "place text", "plain text"]
            ),
            (#"{"template":"A {{subject}}","variables":["subject"]}"#, ["subject text"]),
            (
                #"{"input_variables":["adjective"],"template":"Tell {adjective}","template_format":"f-string"}"#,
                ["adjective text"]
            ),
            (
                #"{"Parameters":{"Size":{"Type":"String","Default":"s","AllowedValues":["s","m"]},"Key":{"Type":"String","NoEcho":true},"N":{"Type":"Number","MinValue":1,"MaxValue":9}},"Resources":{"X":{"Type":"T"}}}"#,
                ["Size choice s m", "Key text*", "N number 1 9 0.1"]
            ),
            (
                #"{"variable":{"tags":{"type":"map(string)","default":{}},"zones":{"type":"list(string)"},"on":{"type":"bool"}}}"#,
                ["tags map", "zones list", "on toggle"]
            ),
            (
                #"{"object":"database","properties":{"Name":{"id":"title","type":"title","title":{}},"Tags":{"type":"multi_select","multi_select":{"options":[{"name":"A"},{"name":"B"}]}},"Price":{"type":"number","number":{"format":"euro"}},"Done":{"type":"checkbox","checkbox":{}}}}"#,
                ["Name text", "Tags several", "Price number - - 1", "Done toggle"]
            ),
            (
                #"{"fields":[{"name":"Name","type":"singleLineText"},{"name":"Kind","type":"singleSelect","options":{"choices":[{"name":"One"},{"name":"Two"}]}},{"name":"N","type":"number","options":{"precision":0}}]}"#,
                ["Name text", "Kind choice One Two", "N number - - 1"]
            ),
            (
                #"{"type":"record","name":"R","fields":[{"name":"a","type":"string"},{"name":"b","type":["null","int"]},{"name":"c","type":{"type":"array","items":"string"}},{"name":"e","type":{"type":"enum","name":"E","symbols":["X","Y"]}}]}"#,
                ["a text", "b number - - 1", "c list", "e choice X Y"]
            ),
            (
                #"{"properties":[{"displayName":"O","name":"o","type":"collection","default":{},"options":[{"displayName":"T","name":"t","type":"number"}]},{"displayName":"X","name":"x","type":"notice"}]}"#,
                ["o group", "o.t number - - 1"]
            ),
            (
                #"{"fields":[{"name":"model","type":"select","options":[{"value":"sd","fields":[{"name":"steps","type":"int"}]},{"value":"flux","fields":[{"name":"guidance","type":"float","required":true}]}]}]}"#,
                ["model choice sd flux", "steps? number - - 1", "guidance*? number - - 1"]
            ),
            (
                #"{"type":"object","properties":{"style":{"type":"select","label":"Style","required":true,"options":["a","b"]},"in":{"type":"object","properties":{"k":{"type":"radio","choices":["p","q"]}}}}}"#,
                ["style* choice a b", "in group", "in.k choice p q"]
            ),
            (
                #"{"size":{"width":512,"height":512},"prompt":"a cat"}"#,
                ["size group", "size.width number - - 1", "size.height number - - 1", "prompt text+"]
            ),
            (##"{"$defs":{"S":{"enum":["a","b"]}},"style":{"$ref":"#/$defs/S"}}"##, ["style choice a b"]),
            (#"{"name":"style","label":"Style","type":"select","options":["a","b"]}"#, ["style choice a b"]),
            (#"{"subject":{"en":"Subject","de":"Motiv"}}"#, ["subject text"]),
            (#"{"required":["yes","no"],"a":"string"}"#, ["required choice yes no", "a text"]),
            (
                #"{"body":["slim","large"],"style":["calm","wild"]}"#,
                ["body choice slim large", "style choice calm wild"]
            ),
            (
                #"{"b":{"label":"B","options":"x, y","type":"select"},"c":{"type":"ChoiceField","choices":[["a","Alpha"],["z","Zeta"]]}}"#,
                ["b choice x y", "c choice Alpha Zeta"]
            ),
        ])
    func areRead(_ shape: String, _ fields: [String]) throws {
        #expect(Self.fields(FieldTree(schema: try JSONParser.parse(shape))) == fields)
    }

    @Test func omissionsAreNoticed() throws {
        let tool = #"{"name":"t","input_schema":{"type":"object","properties":{"a":{"type":"string"}}}}"#
        let tree = FieldTree(schema: try JSONParser.parse("{\"tools\":[\(tool),\(tool)]}"))
        #expect(tree.notices == ["showing the first of 2 forms under “tools”"])
        let labels = FieldTree(schema: [["label": "Hair colour"]])
        #expect(labels.notices == ["the fields have no names: they are sent by label"])
    }

    @Test(
        arguments: [
            (["x": ["type": "int64"]], ["x": 3]), (["x": "int64"], ["x": 3]),
            ([["name": "x", "type": "uint8"]], ["x": 3]), (["properties": ["x": ["type": "int32"]]], ["x": 3]),
            (["x": ["type": "double"]], ["x": 3]), (["x": ["type": "number64"]], ["x": 3]),
            (["x": ["type": "Optional[int]"]], ["x": 3]), (["x": ["type": "float | None"]], ["x": 3]),
            (["x": ["type": "long"]], ["x": 3]), (["x": ["type": "varchar"]], ["x": "3"]),
            (["x": ["type": "str"]], ["x": "3"]), (["x": ["type": "float", "default": "auto"]], ["x": "3"]),
            (["x": ["type": "int", "enum": ["3", "4"]]], ["x": "3"]),
            (["x": ["type": "int", "options": ["3"]]], ["x": "3"]),
        ] as [(JSON, JSON)])
    func typeAliasesAreTypes(_ schema: JSON, _ body: JSON) throws {
        let tree = FieldTree(schema: schema)
        let answers = tree.answers(from: ["x": "3"], coerces: .texts)
        #expect(tree.body(from: answers) == body)
        #expect(tree.check(answers).problems.isEmpty)
    }
}
