package org.voxelyte.transport;

import java.util.OptionalDouble;

/**
 * How much of a network hangs on single voxels, which the next scan or threshold may give or take.
 *
 * <p>A face between two conducting voxels is narrow if no conducting block of 2 × 2 × 2 voxels
 * contains both (2 × 2 in a single slice). Without narrow faces, what is left is where such a block
 * can be pushed along.
 *
 * @param spanningByFaces share of the conducting voxels in clusters, joined by faces, that span:
 *     what conducts
 * @param spanningByCorners the same with voxels joined that touch by an edge or a corner only
 * @param wideSpans whether a block of 2 × 2 × 2 voxels can be pushed from one electrode to the
 *     other
 * @param narrowPower share of the Joule heat in narrow faces, which is ∂ ln σ_eff / ∂ ln σ of them;
 *     present if the potential was at hand and something flows
 */
public record NarrowPassages(
    double spanningByFaces,
    double spanningByCorners,
    boolean wideSpans,
    OptionalDouble narrowPower) {}
