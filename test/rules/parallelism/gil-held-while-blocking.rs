use pyo3::prelude::*;

#[pymethods]
impl Store {
    fn head(&self, path: String) -> PyResult<Meta> {
        self.rt.block_on(self.inner.head(&path)).map_err(Error::from) //~ gil-held-while-blocking
    }

    fn close(&mut self) -> PyResult<()> {
        match runtime().block_on(self.writer.shutdown()) { //~ gil-held-while-blocking
            Ok(_) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    fn released(&self, py: Python<'_>, path: String) -> PyResult<Meta> {
        py.allow_threads(|| self.rt.block_on(self.inner.head(&path)).map_err(Error::from))
    }
}

#[pyfunction]
fn version(py: Python<'_>, table: &Table) -> PyResult<u64> {
    Ok(RUNTIME.block_on(table.version())?) //~ gil-held-while-blocking
}

// ---- look-alikes

impl Store {
    fn of_rust(&self, path: String) -> Result<Meta, Error> {
        self.rt.block_on(self.inner.head(&path))
    }
}

#[pyfunction]
fn detached(py: Python<'_>, table: &Table) -> PyResult<u64> {
    py.detach(|| RUNTIME.block_on(table.version()))
}

#[pyfunction]
fn lent(py: Python<'_>, table: &Table) -> PyResult<u64> {
    executor().block_on(Some(py), table.version())?
}
