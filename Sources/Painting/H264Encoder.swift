/// Writes H.264 pictures (ITU-T H.264) without compression: every macroblock is I_PCM, every picture an IDR.
///
/// It is the smallest encoder that every player accepts, and exact: the pixels are the samples.
struct H264Encoder {
    /// The width in macroblocks of 16 × 16.
    let columns: Int
    let rows: Int

    /// Creates an encoder; width and height must be multiples of 16.
    init(width: Int, height: Int) {
        columns = width / 16
        rows = height / 16
    }

    /// The sequence parameter set (7.3.2.1.1): baseline profile, level 4.0, one reference frame.
    var sequenceParameters: [UInt8] {
        var bits = BitWriter(header: [0x67, 66, 0xC0, 40])
        bits.exponential(0)  // seq_parameter_set_id
        bits.exponential(0)  // log2_max_frame_num_minus4
        bits.exponential(2)  // pic_order_cnt_type: output order is decoding order
        bits.exponential(1)  // max_num_ref_frames
        bits.bit(false)  // gaps_in_frame_num_value_allowed_flag
        bits.exponential(columns - 1)
        bits.exponential(rows - 1)
        bits.bit(true)  // frame_mbs_only_flag
        bits.bit(true)  // direct_8x8_inference_flag
        bits.bit(false)  // frame_cropping_flag
        bits.bit(false)  // vui_parameters_present_flag
        return bits.unit()
    }

    /// The picture parameter set (7.3.2.2): CAVLC, no slice groups, deblocking under control of the slice.
    var pictureParameters: [UInt8] {
        var bits = BitWriter(header: [0x68])
        bits.exponential(0)  // pic_parameter_set_id
        bits.exponential(0)  // seq_parameter_set_id
        bits.bit(false)  // entropy_coding_mode_flag
        bits.bit(false)  // bottom_field_pic_order_in_frame_present_flag
        bits.exponential(0)  // num_slice_groups_minus1
        bits.exponential(0)  // num_ref_idx_l0_default_active_minus1
        bits.exponential(0)  // num_ref_idx_l1_default_active_minus1
        bits.bit(false)  // weighted_pred_flag
        bits.bits(0, count: 2)  // weighted_bipred_idc
        bits.exponential(0)  // pic_init_qp_minus26
        bits.exponential(0)  // pic_init_qs_minus26
        bits.exponential(0)  // chroma_qp_index_offset
        bits.bit(true)  // deblocking_filter_control_present_flag
        bits.bit(false)  // constrained_intra_pred_flag
        bits.bit(false)  // redundant_pic_cnt_present_flag
        return bits.unit()
    }

    /// Encodes one picture from RGB bytes; `number` distinguishes consecutive pictures.
    func picture(rgb: [UInt8], number: Int) -> [UInt8] {
        var bits = BitWriter(header: [0x65])
        bits.exponential(0)  // first_mb_in_slice
        bits.exponential(7)  // slice_type: all I
        bits.exponential(0)  // pic_parameter_set_id
        bits.bits(0, count: 4)  // frame_num
        bits.exponential(number & 1)  // idr_pic_id
        bits.bit(false)  // no_output_of_prior_pics_flag
        bits.bit(false)  // long_term_reference_flag
        bits.exponential(0)  // slice_qp_delta
        bits.exponential(1)  // disable_deblocking_filter_idc: off
        for row in 0..<rows {
            for column in 0..<columns {
                bits.exponential(25)  // mb_type I_PCM
                bits.alignWithZeros()
                appendSamples(rgb, column, row, to: &bits)
            }
        }
        return bits.unit()
    }

    /// Appends samples in BT.601 limited range: 256 of luma, then 64 each of blue and red difference.
    private func appendSamples(_ rgb: [UInt8], _ column: Int, _ row: Int, to bits: inout BitWriter) {
        let width = columns * 16
        rgb.withUnsafeBufferPointer { rgb in
            for y in row * 16..<row * 16 + 16 {
                for x in column * 16..<column * 16 + 16 {
                    let at = (y * width + x) * 3
                    let luma = 66 * Int(rgb[at]) + 129 * Int(rgb[at + 1]) + 25 * Int(rgb[at + 2])
                    bits.byte(UInt8((luma + 128) >> 8 + 16))
                }
            }
            for weights in [(-38, -74, 112), (112, -94, -18)] {
                for y in 0..<8 {
                    for x in 0..<8 {
                        let at = ((row * 16 + y * 2) * width + column * 16 + x * 2) * 3
                        let chroma =
                            weights.0 * Int(rgb[at]) + weights.1 * Int(rgb[at + 1]) + weights.2 * Int(rgb[at + 2])
                        bits.byte(UInt8((chroma + 128) >> 8 + 128))
                    }
                }
            }
        }
    }
}
