import Painting
import JSON
import Domain

extension World {
    /// `POST /api/v1/generations/image`, 3 credits.
    func makeImage(_ body: [UInt8]) -> Reply {
        var reader = BodyReader(body)
        let artistID = reader.guid("artistId")
        let prompt = reader.text("prompt", 1...2000)
        guard let artistID, let prompt, reader.isValid else { return reader.refusal }
        guard !faults.contains(.emptyCatalog), let artist = artistCatalog.artists.first(where: { $0.id == artistID })
        else {
            return Self.refusal(404, "Artist not found")
        }
        if isPrivate(artist) { return Self.refusal(403, "Artist is private") }
        guard pay(3) else { return Self.refusal(402, "Insufficient credits") }
        let id = live.uuid()
        let record = GenerationRecord(
            id: id, artist: artist, prompt: prompt, seed: live.next(), timeline: timeline(6000...15_000))
        generationIndex[id] = generations.count
        generations.append(record)
        return accepted(id, "processing", 3)
    }

    /// `POST /api/v1/generations/svg`, 5 credits.
    func makeConversion(_ body: [UInt8]) -> Reply {
        var reader = BodyReader(body)
        let parent = reader.guid("generationId")
        let image = reader.whole("imageIndex", 0...Int.max, or: 0)
        guard let parent, reader.isValid else { return reader.refusal }
        switch convertible(parent, image) {
        case .failure(let refused): return refused.reply
        case .success(let index):
            guard pay(5) else { return Self.refusal(402, "Insufficient credits") }
            keepStale(index)
            generations[index].svg = generations[index].converted(
                to: .svg, timeline(3000...6000, fails: faults.contains(.svgFails)))
            generations[index].stage = .svg
            return accepted(generations[index].id, "processing_svg", 5)
        }
    }

    /// `POST /api/v1/generations/video`, 25 credits.
    func makeVideo(_ body: [UInt8]) -> Reply {
        var reader = BodyReader(body)
        let parent = reader.guid("generationId")
        let image = reader.whole("imageIndex", 0...Int.max, or: 0)
        let prompt = reader.text("prompt", 1...2000)
        _ = reader.whole("duration", 2...10, or: 4)
        _ = reader.whole("fps", 12...60, or: 24)
        _ = reader.choice("resolution", ["480p", "720p"], or: "480p")
        let aspect = reader.choice("aspectRatio", ["16:9", "9:16", "1:1"], or: "16:9")
        reader.flag("cameraFixed")
        guard let parent, let prompt, reader.isValid else { return reader.refusal }
        switch convertible(parent, image) {
        case .failure(let refused): return refused.reply
        case .success(let index):
            guard pay(25) else { return Self.refusal(402, "Insufficient credits") }
            keepStale(index)
            // Far smaller than requested, as a thumbnail; the reported sizes are true.
            let (width, height) = aspect == "16:9" ? (256, 144) : aspect == "9:16" ? (144, 256) : (192, 192)
            generations[index].video = generations[index].converted(
                to: .mp4, timeline(15_000...30_000), width: width, height: height, words: prompt)
            generations[index].stage = .video
            return accepted(generations[index].id, "processing_video", 25)
        }
    }

    private struct Refused: Error {
        let reply: Reply
    }

    private func convertible(_ id: String, _ image: Int) -> Result<Int, Refused> {
        guard let index = generationIndex[id] else {
            return .failure(Refused(reply: Self.refusal(404, "Generation not found")))
        }
        guard generations[index].canConvert(at: now) else {
            return .failure(Refused(reply: Self.refusal(400, "Generation is not yet completed")))
        }
        guard image == 0 else {
            return .failure(Refused(reply: Self.refusal(400, "body.imageIndex is out of range")))
        }
        return .success(index)
    }

    /// Charges credits, which a failure does not refund.
    private func pay(_ price: Int) -> Bool {
        guard balance >= price else { return false }
        credits -= price
        submissions += 1
        countGeneration()
        return true
    }

    /// Makes the next responses show the generation as it is now.
    private func keepStale(_ index: Int) {
        guard faults.contains(.staleCompleted) else { return }
        generations[index].stale = GenerationRecord.StaleOutputs(answers: 3, outputs: outputs(of: generations[index]))
    }

    private func timeline(_ running: ClosedRange<Int>, fails: Bool = false) -> RunTimeline {
        let duration = live.int(running)
        return RunTimeline(
            created: nextCreation(), queued: 200, running: duration,
            outcome: fails ? .failed("the picture cannot be traced") : drawOutcome(), speed: options.speed)
    }

    private func accepted(_ id: String, _ status: String, _ price: Int) -> Reply {
        .json(
            202,
            [
                "generationId": .string(id), "status": .string(status), "creditsUsed": .number(JSONNumber(price)),
                "creditsRemaining": .number(JSONNumber(credits)),
            ])
    }
}
