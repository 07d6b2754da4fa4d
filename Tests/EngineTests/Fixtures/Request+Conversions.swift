import ArtClient
import JSON
import Domain

extension Request {
    /// A request for a conversion of the generation `g1`.
    static func conversion(_ conversion: Conversion, _ id: String = "request-3", image: Int? = nil) -> Request {
        let kind: CatalogEntry.Kind = conversion == .svg ? .svg : .video
        let entry = EntryID(service: .antekirt, kind: kind, value: "g1")
        var body: JSONObject = ["generationId": "g1"]
        body["imageIndex"] = image.map { .number(JSONNumber($0)) }
        if conversion == .video { body["prompt"] = "slowly panning" }
        return Request(
            id: RequestID(id), action: Action(asking: entry), entry: entry, title: "\(conversion.name) of a sunset",
            modality: conversion.modality, body: .object(body), cost: .credits(conversion.credits), createdAt: .noon)
    }
}

/// What Antekirt tells of the generation `g1`.
struct ScriptedGeneration {
    var status = "completed"
    var svg: String?
    var video: String?

    static let address = "https://cdn.example/g1"

    var row: String {
        func slot(_ name: String?, _ format: String) -> String {
            name.map { #"{"url":"\#(Self.address)/\#($0)","format":"\#(format)"}"# } ?? "null"
        }
        return #"""
            {"id":"g1","status":"\#(status)","prompt":"a sunset","createdAt":"\#((Timestamp.noon + .seconds(-60)).rfc3339)",
            "outputs":{"images":[{"url":"\#(Self.address)/1.webp","format":"webp"}],
            "svg":\#(slot(svg, "svg")),"video":\#(slot(video, "mp4"))}}
            """#
    }
}

extension ScriptedService {
    static let generation = "GET /api/v1/generations/g1"

    /// Tells of the generation as it is now, in the list and on its own.
    func tell(_ generation: ScriptedGeneration) {
        on(Self.generation, #"{"data":\#(generation.row)}"#)
        on(
            "GET /api/v1/generations",
            #"{"data":[\#(generation.row)],"pagination":{"page":1,"limit":100,"totalPages":1,"totalCount":1}}"#)
    }

    /// Tells how many credits are left.
    func tell(credits: Int) {
        on("GET /api/v1/account/me", #"{"data":{"id":"u","username":"ana","credits":\#(credits)}}"#)
    }

    /// Accepts conversions, as Antekirt's document shows it.
    func accept(_ conversion: Conversion) {
        on(
            "POST /api/v1/generations/\(conversion.rawValue)",
            #"{"generationId":"g1","status":"processing_\#(conversion.rawValue)","creditsUsed":5,"creditsRemaining":440}"#,
            status: 202)
    }
}
