import styles from './attribution.module.css';

/** Whose data the map is made of. */
export function Attribution() {
  return (
    <p className={styles.attribution}>
      <a href="/about#data">Natural Earth · GSHHG · GeoNames (CC BY 4.0)</a>
    </p>
  );
}
