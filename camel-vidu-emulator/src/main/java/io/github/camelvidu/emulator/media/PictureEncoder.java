// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

import org.jcodec.codecs.h264.H264Utils;
import org.jcodec.codecs.h264.encode.EncodedMB;
import org.jcodec.codecs.h264.encode.MBEncoderI16x16;
import org.jcodec.codecs.h264.io.CAVLC;
import org.jcodec.codecs.h264.io.model.PictureParameterSet;
import org.jcodec.codecs.h264.io.model.RefPicMarkingIDR;
import org.jcodec.codecs.h264.io.model.SeqParameterSet;
import org.jcodec.codecs.h264.io.model.SliceHeader;
import org.jcodec.codecs.h264.io.model.SliceType;
import org.jcodec.codecs.h264.io.model.VUIParameters;
import org.jcodec.codecs.h264.io.write.SliceHeaderWriter;
import org.jcodec.common.io.BitWriter;
import org.jcodec.common.model.ColorSpace;

/**
 * Turns drawn pictures into H.264 (constrained baseline). The first is coded whole. In each further one only the
 * macroblocks that differ from the picture before are coded; the others are marked as skipped and cost next to nothing.
 * No motion is searched for, so this suits drawings that mostly stand still.
 *
 * <p>
 * JCodec codes the single macroblock. Its own picture loop is not used: it has no skipped macroblocks, and predicts
 * from deblocked pixels where the standard wants them as they were before, so that the pictures of a decoder drift
 * away. The quantiser here is one at which deblocking changes nothing.
 */
final class PictureEncoder {

    /** Deblocking starts at 16 (H.264, table 8-16). */
    private static final int QUANTISER = 15;
    private static final int IDR_PICTURE = 0x65;
    private static final int OTHER_PICTURE = 0x61;
    /** Intra 16x16, predicted by the average, all residuals sent (H.264, table 7-11). */
    private static final int INTRA_MACROBLOCK = 23;
    /** Where the intra types begin among the types of a P slice (H.264, table 7-13). */
    private static final int INTRA_IN_P_SLICE = 5;

    private final int columns;
    private final int rows;
    private final SeqParameterSet sequence;
    private final PictureParameterSet parameters = new PictureParameterSet();
    private final PlanarPicture source;
    /** The right and the lower edge of each decoded macroblock, from which its neighbours are predicted. */
    private final byte[][] rightEdges = new byte[3][];
    private final byte[][] lowerEdges = new byte[3][];
    private final EncodedMB macroblock = new EncodedMB();
    private final byte[][] left = { new byte[16], new byte[8], new byte[8] };
    private final byte[][] above;
    /** One row of macroblocks of the slice under way. */
    private final ByteBuffer part;
    private int pictures;

    // of the slice under way
    private ByteArrayOutputStream slice;
    private CAVLC[] coefficients;
    private MBEncoderI16x16 intra;

    PictureEncoder(int width, int height) {
        columns = (width + 15) / 16;
        rows = (height + 15) / 16;
        sequence = sequence(width, height);
        source = new PlanarPicture(width, height);
        above = new byte[][] { new byte[columns * 16], new byte[columns * 8], new byte[columns * 8] };
        for (int plane = 0; plane < 3; plane++) {
            rightEdges[plane] = new byte[rows * columns * side(plane)];
            lowerEdges[plane] = new byte[rows * columns * side(plane)];
        }
        // a macroblock of noise at this quantiser stays below its raw 384 bytes
        part = ByteBuffer.allocate(columns * 512 + 64);
    }

    byte[] sequenceParameters() {
        ByteBuffer content = ByteBuffer.allocate(256);
        sequence.write(content);
        return unit(0x67, content.flip());
    }

    byte[] pictureParameters() {
        ByteBuffer content = ByteBuffer.allocate(256);
        parameters.write(content);
        return unit(0x68, content.flip());
    }

    /**
     * The next picture as one network abstraction layer unit, without start code or length.
     *
     * @param rgb 0xRRGGBB row by row, of the size given to the constructor or, if that is large, drawn smaller
     *            ({@link Canvas#scale(int, int)}); not kept
     */
    byte[] encode(int[] rgb) {
        boolean first = pictures == 0;
        slice = new ByteArrayOutputStream();
        BitWriter out = new BitWriter(part);
        SliceHeaderWriter.write(header(first), first, 3, out);
        coefficients = new CAVLC[] {
                new CAVLC(sequence, parameters, 2, 2), new CAVLC(sequence, parameters, 1, 1),
                new CAVLC(sequence, parameters, 1, 1) };
        intra = new MBEncoderI16x16(coefficients, left, above);
        int skipped = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (source.update(rgb, column, row) || first) {
                    if (!first) {
                        writeUnsigned(out, skipped);
                    }
                    code(column, row, out, first);
                    skipped = 0;
                } else {
                    skip(column, row);
                    skipped++;
                }
                passEdges(column, row);
            }
            drain();
        }
        if (skipped > 0) {
            writeUnsigned(out, skipped);
        }
        out.write1Bit(1);
        out.flush();
        drain();
        pictures++;
        return unit(first ? IDR_PICTURE : OTHER_PICTURE, ByteBuffer.wrap(slice.toByteArray()));
    }

    /** Takes the whole bytes out of the writer's buffer, which then begins anew. */
    private void drain() {
        slice.write(part.array(), 0, part.position());
        part.clear();
    }

    private void code(int column, int row, BitWriter out, boolean first) {
        writeUnsigned(out, first ? INTRA_MACROBLOCK : INTRA_IN_P_SLICE + INTRA_MACROBLOCK);
        intra.encodeMacroblock(source.planes(), column, row, out, macroblock, null, null, QUANTISER, 0);
        for (int plane = 0; plane < 3; plane++) {
            int side = side(plane);
            byte[] pixels = macroblock.getPixels().getPlaneData(plane);
            int at = (row * columns + column) * side;
            System.arraycopy(pixels, (side - 1) * side, lowerEdges[plane], at, side);
            for (int y = 0; y < side; y++) {
                rightEdges[plane][at + y] = pixels[y * side + side - 1];
            }
        }
    }

    /** A skipped macroblock has no coefficients, which the coding of its neighbours depends on. */
    private void skip(int column, int row) {
        for (int block = 0; block < 16; block++) {
            coefficients[0].setZeroCoeff(column * 4 + block % 4, row * 4 + block / 4);
        }
        for (int block = 0; block < 4; block++) {
            coefficients[1].setZeroCoeff(column * 2 + block % 2, row * 2 + block / 2);
            coefficients[2].setZeroCoeff(column * 2 + block % 2, row * 2 + block / 2);
        }
    }

    /** Shows the next macroblocks what they are predicted from. */
    private void passEdges(int column, int row) {
        for (int plane = 0; plane < 3; plane++) {
            int side = side(plane);
            int at = (row * columns + column) * side;
            System.arraycopy(lowerEdges[plane], at, above[plane], column * side, side);
            System.arraycopy(rightEdges[plane], at, left[plane], 0, side);
        }
    }

    private static int side(int plane) {
        return plane == 0 ? 16 : 8;
    }

    private SliceHeader header(boolean first) {
        SliceHeader header = new SliceHeader();
        header.sps = sequence;
        header.pps = parameters;
        header.sliceType = first ? SliceType.I : SliceType.P;
        header.refPicMarkingIDR = first ? new RefPicMarkingIDR(false, false) : null;
        header.frameNum = pictures % 16;
        header.sliceQpDelta = QUANTISER - 26;
        return header;
    }

    private SeqParameterSet sequence(int width, int height) {
        SeqParameterSet set = new SeqParameterSet();
        set.profileIdc = 66;
        set.constraintSet0Flag = true;
        set.constraintSet1Flag = true;
        set.levelIdc = level(columns * rows);
        set.chromaFormatIdc = ColorSpace.YUV420J;
        set.picOrderCntType = 2;
        set.numRefFrames = 1;
        set.picWidthInMbsMinus1 = columns - 1;
        set.picHeightInMapUnitsMinus1 = rows - 1;
        set.frameMbsOnlyFlag = true;
        set.direct8x8InferenceFlag = true;
        set.frameCroppingFlag = width % 16 != 0 || height % 16 != 0;
        set.frameCropRightOffset = (columns * 16 - width) / 2;
        set.frameCropBottomOffset = (rows * 16 - height) / 2;
        set.vuiParams = bt709();
        return set;
    }

    /** The colours of {@link PlanarPicture}. */
    private static VUIParameters bt709() {
        VUIParameters usability = new VUIParameters();
        usability.videoSignalTypePresentFlag = true;
        usability.videoFormat = 5;
        usability.colourDescriptionPresentFlag = true;
        usability.colourPrimaries = 1;
        usability.transferCharacteristics = 1;
        usability.matrixCoefficients = 1;
        return usability;
    }

    /** The least level whose pictures may have so many macroblocks (H.264, table A-1). */
    private static int level(int macroblocks) {
        if (macroblocks <= 1620) {
            return 30;
        } else if (macroblocks <= 3600) {
            return 31;
        } else if (macroblocks <= 8192) {
            return 40;
        } else if (macroblocks <= 22080) {
            return 50;
        }
        return macroblocks <= 36864 ? 51 : 60;
    }

    /**
     * Exponential Golomb code (H.264, section 9.1). JCodec's stops at 32766, and a large picture has more macroblocks.
     */
    private static void writeUnsigned(BitWriter out, int value) {
        int bits = 32 - Integer.numberOfLeadingZeros(value + 1);
        out.writeNBit(0, bits - 1);
        out.writeNBit(value + 1, bits);
    }

    private static byte[] unit(int type, ByteBuffer content) {
        ByteBuffer unit = ByteBuffer.allocate(content.remaining() * 3 / 2 + 2);
        unit.put((byte) type);
        H264Utils.escapeNAL(content, unit);
        return Arrays.copyOf(unit.array(), unit.position());
    }
}
