package org.voxelyte.morphology;

/**
 * The parts of the void that nothing can reach or that lie within the active material.
 *
 * @param pores clusters of void
 * @param closedPores clusters that do not touch the outer faces of the volume
 * @param enclosedPores clusters among those that touch active material only
 * @param crackRadius radius of the ball that cannot enter cracks, m
 * @param closed the void of closed pores: closed porosity
 * @param enclosed the void of enclosed pores
 * @param cracks the void that the ball cannot enter for active material
 * @param inner enclosed or in cracks: inner porosity
 */
public record PorosityParts(
    long pores,
    long closedPores,
    long enclosedPores,
    double crackRadius,
    VoidShare closed,
    Finding<VoidShare> enclosed,
    Finding<VoidShare> cracks,
    Finding<VoidShare> inner) {}
