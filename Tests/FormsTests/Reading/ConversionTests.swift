import Forms
import JSON
import Domain
import Testing

struct ConversionTests {
    private func entry(_ conversion: Conversion, images: [String] = []) -> CatalogEntry {
        CatalogEntry(conversion, ofGeneration: "g1", title: "a sunset", images: images)
    }

    @Test(arguments: [(Conversion.svg, 5, Modality.vector), (.video, 25, .video)])
    func priceAndOutputMatchAntekirtsDocument(
        conversion: Conversion, credits: Int, modality: Modality
    ) {
        let entry = entry(conversion)
        #expect(Cost.estimate(for: entry, useOwnKey: false) == .credits(credits))
        #expect(entry.modality == modality)
        #expect(Request.Action(asking: entry.id).conversion == conversion)
    }

    @Test(
        arguments: [
            (EntryID(service: .artinstring, kind: .prompt, value: "p"), Request.Action.run),
            (EntryID(service: .antekirt, kind: .artist, value: "a"), .image),
            (EntryID(service: .antekirt, kind: .model, value: "m"), .image),
            (EntryID(service: .antekirt, kind: .svg, value: "g"), .svg),
            (EntryID(service: .antekirt, kind: .video, value: "g"), .video),
        ])
    func anEntrysKindDeterminesTheCall(entry: EntryID, action: Request.Action) {
        #expect(Request.Action(asking: entry) == action)
    }

    @Test func itsFormMatchesTheDocumentWithTheGenerationInIt() throws {
        let draft = RequestDraft(entry: entry(.svg), tree: FieldTree.form(for: entry(.svg)), answers: .unset)
        let request = draft.uncheckedRequest(id: RequestID("r"), now: Timestamp(milliseconds: 0))
        #expect(request.body == ["generationId": "g1"] && request.generationID == "g1")
        #expect(request.pendingRun.conversion == ConversionTrace(.svg))
        #expect(request.pendingRun.remoteID == nil)
        let video = RequestDraft(entry: entry(.video), tree: FieldTree.form(for: entry(.video)), answers: .unset)
        #expect(video.report.paths == [JSONPointer(["prompt"])])
    }

    @Test(arguments: [([], true), (["a"], false), (["a", "b"], true)] as [([String], Bool)])
    func theImageIndexIsInRange(images: [String], takesSecond: Bool) {
        let tree = FieldTree.form(for: entry(.svg, images: images))
        let answers = tree.answers(shown: ["generationId": "g1", "imageIndex": 1])
        #expect(tree.check(answers).isClean == takesSecond)
    }

    @Test func aLongTitleIsCut() {
        let entry = CatalogEntry(.video, ofGeneration: "g1", title: String(repeating: "owl ", count: 500))
        #expect(entry.title.count == "video of ".count + 60 && entry.title.hasSuffix("…"))
    }

    @Test func aRunThatIsAConversionHasNoIdOfItsOwn() {
        var run = Run(
            id: RunID("r"), service: .antekirt, remoteID: "g1", title: "t", modality: .vector, phase: .running,
            createdAt: Timestamp(milliseconds: 0))
        #expect(run.ownRemoteID == "g1")
        run.conversion = ConversionTrace(.svg)
        #expect(run.ownRemoteID == nil && run.remoteID == "g1")
    }

    @Test(arguments: RequestState.allCases)
    func itsRecordHasTheGenerationsIdOnceItIsARun(state: RequestState) {
        let entry = entry(.svg)
        let request = Request(
            id: RequestID("r"), action: .svg, entry: entry.id, title: "t", modality: .vector,
            body: ["generationId": "g1"], cost: .credits(5), createdAt: Timestamp(milliseconds: 0))
        let record = RequestRecord(request: request, state: state, updatedAt: Timestamp(milliseconds: 0))
        #expect(record.runRemoteID == (state == .accepted || state == .adopted ? "g1" : nil))
    }
}
